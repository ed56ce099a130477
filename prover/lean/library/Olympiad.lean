/-!
The Olympiad library: Mathlib's names for competition mathematics, small enough to compile in minutes.

`README.md` beside this file says what each definition means and where Mathlib's differs.
-/
module

