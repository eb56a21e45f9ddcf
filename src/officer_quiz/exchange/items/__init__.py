"""Assessment items of QTI 2.1, 2.2 and 3.0: read from files and packages, written into packages."""
