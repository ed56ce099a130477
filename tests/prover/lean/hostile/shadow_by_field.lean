-- Tries: a field's projection
--- preamble
structure Foo where
  max : Prop
open Foo
--- statement
theorem t (h : Foo.max) : max
--- proof
h
