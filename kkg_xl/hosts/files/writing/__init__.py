"""Changes parts of a package and leaves all others as they are packed."""
