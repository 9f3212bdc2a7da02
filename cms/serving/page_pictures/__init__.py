"""The picture that stands for a page where somebody passes it on: its title in the face of its site.

Drawn when it is first asked for, from the released document and the site's record alone. Where the typeface or the
shaping of Arabic script is missing there is no picture, rather than a wrong one.
"""
