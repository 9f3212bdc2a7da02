"""What has been made public: released documents, the change log, feeds of change.

The only code that touches that table.
"""
