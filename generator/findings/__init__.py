"""What a finding is: its place, its code and what the code means, and how findings are printed."""
