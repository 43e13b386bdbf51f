"""Files that harm or mislead other programs: each is made by a function and has its verdict."""
