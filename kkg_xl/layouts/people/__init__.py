"""Lists of people: rosters, lists of attendance for one session or many, ticked matrices."""
