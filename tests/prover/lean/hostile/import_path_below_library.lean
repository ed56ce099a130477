-- Tries: a file of the machine, by a way through the library
--- preamble
import Init.«..».«..».«etc».«passwd»
--- statement
theorem t : 1 = 2
--- proof
rfl
