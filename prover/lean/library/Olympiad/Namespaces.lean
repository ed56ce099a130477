module

/-!
# Namespaces that statements open

Mathlib keeps notation in them; here it is always in force, so they may be empty.
-/

public section

namespace BigOperators
end BigOperators

namespace Topology
end Topology

namespace Filter
end Filter

namespace Polynomial
end Polynomial

namespace ComplexConjugate
end ComplexConjugate

namespace EuclideanGeometry
end EuclideanGeometry

namespace Classical
end Classical

namespace Finset
end Finset

namespace NNReal
end NNReal

namespace ENNReal
end ENNReal
