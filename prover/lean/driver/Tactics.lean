/-
Tactics on proof states: one tactic, one outcome, the goals it leaves split into independent parts.
-/

namespace Hypatia
open Lean Elab Meta

/-- The proof state of a statement (or of its negation), with the declaration's binders introduced. -/
def rootState (statement : Statement) (negated : Bool) : IO (Except String ProofState) := do
  let scope :: _ := statement.before.scopes | return .error "no scope is open"
  let core : Core.State :=
    { env := statement.before.env, ngen := statement.before.ngen,
      nextMacroScope := statement.before.nextMacroScope, infoState := {} }
  let empty : ProofState :=
    { core, meta' := {}, term := {}, goals := [], options := scope.opts,
      openDecls := scope.openDecls, currNamespace := scope.currNamespace,
      levelNames := statement.levelParams }
  let type := if negated then mkNot statement.type else statement.type
  let root ← IO.mkRef ([] : List MVarId)
  let action : TermElabM Unit := do
    let g ← mkFreshExprMVar type (kind := .syntheticOpaque)
    let (_, g) ← g.mvarId!.introNP (if negated then 0 else statement.binders)
    root.set [g]
  match ← runFrom empty 200000 action with
  | .error e => return .error e
  | .ok (core, meta', term) => return .ok { empty with core, meta', term, goals := ← root.get }

/-! ### Splitting -/

def anyMVar : List LocalDecl → Bool
  | [] => false
  | d :: ds => d.type.hasExprMVar || (match d.value? with | some v => v.hasExprMVar | none => false) || anyMVar ds

def declsOf (lctx : LocalContext) : List FVarId → List LocalDecl → List LocalDecl
  | [], acc => acc
  | x :: xs, acc => match lctx.find? x with
    | some d => declsOf lctx xs (d :: acc)
    | none => declsOf lctx xs acc

/-- Put goals one by one before others: reverses them. -/
def pushGoals : List MVarId → List MVarId → List MVarId
  | [], acc => acc
  | x :: xs, acc => pushGoals xs (x :: acc)

def mvarsOfDecls : List LocalDecl → List MVarId → MetaM (List MVarId)
  | [], acc => return acc
  | d :: ds, acc => do
    let found ← getMVars (← instantiateMVars d.type)
    mvarsOfDecls ds (pushGoals found.toList acc)

/-- The metavariables that a goal depends on, itself included. -/
def dependencies (g : MVarId) : MetaM (List MVarId) := do
  let decl ← g.getDecl
  let inType ← getMVars (← instantiateMVars decl.type)
  let inContext ← mvarsOfDecls (declsOf decl.lctx decl.lctx.getFVarIds.toList []) []
  return g :: pushGoals inType.toList inContext

def hasGoal (x : MVarId) : List MVarId → Bool
  | [] => false
  | y :: ys => x == y || hasGoal x ys

def meets : List MVarId → List MVarId → Bool
  | [], _ => false
  | x :: xs, ys => hasGoal x ys || meets xs ys

/-- A goal and the metavariables it depends on. -/
structure Linked where
  goal : MVarId
  mvars : List MVarId

def reverseLinked : List Linked → List Linked → List Linked
  | [], acc => acc
  | x :: xs, acc => reverseLinked xs (x :: acc)

def linkAll : List MVarId → List Linked → MetaM (List Linked)
  | [], acc => return reverseLinked acc []
  | g :: gs, acc => do linkAll gs ({ goal := g, mvars := ← dependencies g } :: acc)

/-- One more than the last position whose goal meets `own`, at least `best`. -/
def reach (own : List MVarId) : List Linked → Nat → Nat → Nat
  | [], _, best => best
  | l :: rest, i, best => reach own rest (i + 1) (if meets own l.mvars && best < i + 1 then i + 1 else best)

/-- The length of the shortest non-empty prefix that shares nothing with what follows it. -/
def prefixLength (all : List Linked) : List Linked → Nat → Nat → Nat
  | [], _, best => best
  | l :: rest, i, best =>
    if i < best then prefixLength all rest (i + 1) (reach l.mvars all 0 best) else best

def goalsOf : List Linked → Nat → List MVarId → List MVarId
  | l :: rest, n + 1, acc => goalsOf rest n (l.goal :: acc)
  | _, _, acc => pushGoals acc []

def dropLinked : List Linked → Nat → List Linked
  | _ :: rest, n + 1 => dropLinked rest n
  | rest, _ => rest

def reverseRuns : List (List MVarId) → List (List MVarId) → List (List MVarId)
  | [], acc => acc
  | x :: xs, acc => reverseRuns xs (x :: acc)

partial def runsOf (goals : List Linked) (acc : List (List MVarId)) : List (List MVarId) :=
  match goals with
  | [] => reverseRuns acc []
  | _ =>
    let n := prefixLength goals goals 0 1
    runsOf (dropLinked goals n) (goalsOf goals n [] :: acc)

/-- Goals in their order, cut into runs such that no metavariable is shared between two runs. -/
def independentParts (goals : List MVarId) : MetaM (List (List MVarId)) := do
  match goals with
  | [] => return []
  | [g] => return [[g]]
  | _ => return runsOf (← linkAll goals []) []

/-! ### Describing -/

def userNames : List LocalDecl → String → String
  | [], acc => acc
  | d :: ds, acc => userNames ds (acc ++ nameText d.userName ++ ";")

def exprsOf : List FVarId → Array Expr → Array Expr
  | [], acc => acc
  | x :: xs, acc => exprsOf xs (acc.push (mkFVar x))

/-- A fingerprint of a goal: its closed type up to bound names, and the names it shows. -/
def fingerprint (g : MVarId) : MetaM String := do
  let decl ← g.getDecl
  let lctx := decl.lctx
  let xs := exprsOf lctx.getFVarIds.toList #[]
  let type ← instantiateMVars decl.type
  let closed := lctx.mkForall xs type
  return s!"{closed.hash}.{(userNames (declsOf lctx lctx.getFVarIds.toList []) "").hash}.{closed.approxDepth}"

structure Part where
  goals : List MVarId
  texts : List String
  key : String

def describeGoals : List MVarId → List String → String → MetaM (List String × String)
  | [], texts, key => return (reverseStrings texts [], key)
  | g :: gs, texts, key => do
    let text := (← Meta.ppGoal g).pretty
    if text.utf8ByteSize > 1000000 then throwError "a goal is too long to be shown"
    describeGoals gs (text :: texts) (key ++ "/" ++ (← fingerprint g))

def reverseParts : List Part → List Part → List Part
  | [], acc => acc
  | x :: xs, acc => reverseParts xs (x :: acc)

def describeParts : List (List MVarId) → List Part → MetaM (List Part)
  | [], acc => return reverseParts acc []
  | goals :: rest, acc => do
    let (texts, key) ← describeGoals goals [] ""
    describeParts rest ({ goals, texts, key } :: acc)

/-! ### Closing -/

/-- A context in which no assigned metavariable hides a variable from the binders that are to
close over it. -/
def settle (old : LocalContext) : List FVarId → LocalContext → MetaM LocalContext
  | [], lctx => return lctx
  | x :: xs, lctx => match old.find? x with
    | some (.cdecl _ id name type info kind) => do
      settle old xs (lctx.mkLocalDecl id name (← instantiateMVars type) info kind)
    | some (.ldecl _ id name type value nondep kind) => do
      let value ← instantiateMVars value
      settle old xs (lctx.mkLetDecl id name (← instantiateMVars type) value nondep kind)
    | none => settle old xs lctx

/-- The kernel's opinion of the value that closes a goal; throws when it objects. -/
def certify (levelNames : List Name) (g : MVarId) : MetaM Unit := do
  let decl ← g.getDecl
  let value ← instantiateMVars (mkMVar g)
  if value.hasSorry then throwError "the tactic uses sorry"
  if value.hasExprMVar then throwError "the tactic leaves metavariables that are no goals"
  let lctx ← settle decl.lctx decl.lctx.getFVarIds.toList {}
  let xs := exprsOf lctx.getFVarIds.toList #[]
  let type ← instantiateMVars decl.type
  let type ← instantiateMVars (lctx.mkForall xs type)
  let value ← instantiateMVars (lctx.mkLambda xs value)
  -- goals that hung on others, or on universe levels still open, are left to the final check
  if type.hasMVar || value.hasMVar then return ()
  let declaration := Declaration.thmDecl
    { name := `Hypatia.closed, levelParams := levelNames, type, value }
  match (← getEnv).addDeclCore 0 declaration none with
  | .ok _ => return ()
  | .error e => throwError "kernel: {e.toMessageData {}}"

def certifyAll (levelNames : List Name) : List MVarId → MetaM Unit
  | [] => return ()
  | g :: gs => do certify levelNames g; certifyAll levelNames gs

/-! ### Sketches -/

structure Gaps where
  goals : List (MVarId × Nat) := []

/-- The type of a `sorryAx` application and the arguments that follow it. -/
def argumentsOf : Expr → List Expr → List Expr
  | .app f a, acc => argumentsOf f (a :: acc)
  | _, acc => acc

def sorryType? (e : Expr) : Option (Expr × List Expr) :=
  if !e.getAppFn.isConstOf ``sorryAx then none
  else match argumentsOf e [] with
    | t :: _ :: rest => match t, rest with
      | .forallE _ d b _, _ :: rest => if d.isConstOf ``Name then some (b, rest) else some (t, rest)
      | _, rest => some (t, rest)
    | _ => none

def wrap : List Expr → Expr → Expr
  | [], t => t
  | .forallE n d _ bi :: outer, t => wrap outer (.forallE n d t bi)
  | .letE n d v _ nd :: outer, t => wrap outer (.letE n d v t nd)
  | _ :: outer, t => wrap outer t

def lambdas : List Expr → Nat → List Nat → List Nat
  | [], _, acc => acc
  | .letE .. :: outer, i, acc => lambdas outer (i + 1) acc
  | _ :: outer, i, acc => lambdas outer (i + 1) (i :: acc)

def applyAll (f : Expr) : List Nat → Expr
  | [] => f
  | i :: is => applyAll (.app f (.bvar i)) is

def applyTo (f : Expr) : List Expr → Expr
  | [] => f
  | x :: xs => applyTo (.app f x) xs

def depthOf : List Expr → Nat → Nat
  | [], n => n
  | _ :: xs, n => depthOf xs (n + 1)

/-- Replace every `sorryAx` below binders `outer` by a new goal that quantifies over them. -/
partial def fillGaps (decl : MetavarDecl) (gaps : IO.Ref Gaps) (outer : List Expr) (e : Expr) :
    MetaM Expr := do
  if !e.hasSorry then return e
  match sorryType? e with
  | some (t, rest) =>
    let g ← mkFreshExprMVarAt decl.lctx decl.localInstances (wrap outer t) .syntheticOpaque
    gaps.modify fun s => { s with goals := (g.mvarId!, depthOf outer 0) :: s.goals }
    return applyTo (applyAll g (lambdas outer 0 [])) rest
  | none => match e with
    | .app f a => return .app (← fillGaps decl gaps outer f) (← fillGaps decl gaps outer a)
    | .lam n d b bi => return .lam n (← fillGaps decl gaps outer d) (← fillGaps decl gaps (.forallE n d b bi :: outer) b) bi
    | .forallE n d b bi => return .forallE n (← fillGaps decl gaps outer d) (← fillGaps decl gaps (.forallE n d b bi :: outer) b) bi
    | .letE n t v b nd => return .letE n t (← fillGaps decl gaps outer v) (← fillGaps decl gaps (.letE n t v b nd :: outer) b) nd
    | .mdata m b => return .mdata m (← fillGaps decl gaps outer b)
    | .proj s i b => return .proj s i (← fillGaps decl gaps outer b)
    | e => return e

def introAll : List (MVarId × Nat) → List MVarId → MetaM (List MVarId)
  | [], acc => return acc
  | (g, n) :: gs, acc => do
    let (_, g) ← g.introNP n
    introAll gs (g :: acc)

/-- Collect what fills the gaps of the goals' values. The goals keep their old values: proofs are
replayed from their text, not from this state. -/
def collectGaps (gaps : IO.Ref Gaps) : List MVarId → MetaM Unit
  | [] => return ()
  | g :: gs => do
    let value ← instantiateMVars (mkMVar g)
    if value.hasSorry then
      let _ ← fillGaps (← g.getDecl) gaps [] value
    collectGaps gaps gs

/-- The `sorry`s in the values of some goals, as goals. -/
def openGaps (goals : List MVarId) : MetaM (List MVarId) := do
  let gaps ← IO.mkRef ({} : Gaps)
  collectGaps gaps goals
  introAll (← gaps.get).goals []

/-! ### The step -/

def appendGoals : List MVarId → List MVarId → List MVarId
  | [], ys => ys
  | x :: xs, ys => x :: appendGoals xs ys

structure Step where
  parts : List Part
  state : ProofState

/-- One tactic on the goals of a state. -/
def stepTactic (state : ProofState) (text : String) (heartbeats : Nat) (draft : Bool) :
    IO (Except String Step) := do
  match Parser.runParserCategory state.core.env `tactic ("(\n" ++ text ++ "\n)") with
  | .error e => return .error s!"syntax: {e}"
  | .ok stx =>
    if let some why := refusal (!draft) [stx] then return .error s!"refused: {why}"
    let tactic : Tactic.TacticM (List MVarId) := do
      Tactic.evalTactic stx
      Term.synthesizeSyntheticMVarsNoPostponing
      Tactic.pruneSolvedGoals
      Tactic.getUnsolvedGoals
    let left ← IO.mkRef ([] : List Part)
    let action : TermElabM Unit := do
      let goals ← (tactic { elaborator := .anonymous, recover := false }).run' { goals := state.goals }
      let goals ← if draft then do pure (appendGoals (← openGaps state.goals) goals) else pure goals
      match goals with
      | [] => certifyAll state.levelNames state.goals
      | _ => pure ()
      left.set (← describeParts (← independentParts goals) [])
    match ← runFrom state heartbeats action with
    | .error e => return .error e
    | .ok (core, meta', term) =>
      return .ok { parts := ← left.get, state := { state with core, meta', term } }

/-- The root's goals, described. -/
def describeState (state : ProofState) : IO (Except String (List Part)) := do
  let found ← IO.mkRef ([] : List Part)
  match ← runFrom state 200000 (do found.set (← describeParts [state.goals] [])) with
  | .error e => return .error e
  | .ok _ => return .ok (← found.get)

end Hypatia
