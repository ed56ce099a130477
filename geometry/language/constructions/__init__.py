"""The constructions, one file a family. Importing a file registers its family.

To add one: write its usage, meaning, facts and conditions in the decorator and its coordinates in
the function. The facts must follow from the meaning alone, whatever the coordinates.
"""
