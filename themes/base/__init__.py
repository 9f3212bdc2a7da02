"""The base theme: templates, styles and drawings. It knows the shape of released bodies, not how they are made."""
