-- Tries: the theorem again in another name space
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by decide
end
namespace X
theorem t : True := trivial
