-- Tries: an axiom named like one that is allowed
-- Says: axiom
--- preamble
namespace X
axiom propext : 1 = 2
end X
--- statement
theorem t : 1 = 2
--- proof
X.propext
