module

public import Geometry.Linear.Distance

/-!
# Points on a circle: equal inscribed angles
-/

@[expose] public noncomputable section

namespace Geometry

/-- Some of the points on a circle are points on a circle. -/
theorem cyclic_mono (l l' : List Point) (h : cyclic l) (hs : ∀ p ∈ l', p ∈ l) : cyclic l' := by
  obtain ⟨o, r, k⟩ := h
  exact ⟨o, r, fun p hp => k p (hs p hp)⟩

private theorem inscribed {a₁ a₂ b₁ b₂ x₁ x₂ y₁ y₂ r : ℝ} (ha : a₁ ^ 2 + a₂ ^ 2 = r)
    (hb : b₁ ^ 2 + b₂ ^ 2 = r) (hx : x₁ ^ 2 + x₂ ^ 2 = r) (hy : y₁ ^ 2 + y₂ ^ 2 = r) :
    ((a₁ - x₁) * (b₂ - x₂) - (a₂ - x₂) * (b₁ - x₁)) * ((a₁ - y₁) * (b₁ - y₁) + (a₂ - y₂) * (b₂ - y₂)) =
      ((a₁ - x₁) * (b₁ - x₁) + (a₂ - x₂) * (b₂ - x₂)) *
        ((a₁ - y₁) * (b₂ - y₂) - (a₂ - y₂) * (b₁ - y₁)) := by
  linear_combination (-b₁ * x₂ + b₁ * y₂ + b₂ * x₁ - b₂ * y₁ - x₁ * y₂ + x₂ * y₁) * ha +
    (a₁ * x₂ - a₁ * y₂ - a₂ * x₁ + a₂ * y₁ + x₁ * y₂ - x₂ * y₁) * hb +
    (-a₁ * b₂ + a₁ * y₂ + a₂ * b₁ - a₂ * y₁ - b₁ * y₂ + b₂ * y₁) * hx +
    (a₁ * b₂ - a₁ * x₂ - a₂ * b₁ + a₂ * x₁ + b₁ * x₂ - b₂ * x₁) * hy

/-- Over the chord `ab` of a circle all inscribed angles are equal, as angles between lines. -/
theorem cyclic_dir (a b x y : Point) (h : cyclic [a, b, x, y]) (hxa : x ≠ a) (hxb : x ≠ b) (hya : y ≠ a)
    (hyb : y ≠ b) : dir x b - dir x a = dir y b - dir y a := by
  obtain ⟨o, r, k⟩ := h
  have on (p : Point) (hp : p ∈ [a, b, x, y]) : (p.x - o.x) ^ 2 + (p.y - o.y) ^ 2 = r ^ 2 := by
    rw [← k p hp, ← distSq_eq, distSq]
  have e := inscribed (on a (by simp)) (on b (by simp)) (on x (by simp)) (on y (by simp))
  have shift (p q s : ℝ) : p - s - (q - s) = p - q := by ring
  simp only [shift] at e
  exact (dir_sub_eq_sub_iff hxa hxb hya hyb).2 e

end Geometry
