"""What a drill's Check block may ask, a file for each kind of thing that is asked about."""
