/-
Which identifiers a text may use.

A name of the library must keep its meaning in a statement: text before it may define new names, but
none that could be taken for a library name that the text uses (`Problem.Nat.gcd` inside
`namespace Problem` is what `Nat.gcd` then means), and none that only looks like one (`Νat` with a
Greek letter).
-/

namespace Hypatia
open Lean Elab

abbrev ConstNode := PersistentHashMap.Node Name ConstantInfo

mutual
partial def keysOfNode (node : ConstNode) (acc : List Name) : List Name :=
  match node with
  | .entries es => keysOfEntries es.toList acc
  | .collision ks .. => pushNames ks.toList acc
partial def keysOfEntries : List (PersistentHashMap.Entry Name ConstantInfo ConstNode) → List Name → List Name
  | [], acc => acc
  | .entry k _ :: es, acc => keysOfEntries es (k :: acc)
  | .ref node :: es, acc => keysOfEntries es (keysOfNode node acc)
  | .null :: es, acc => keysOfEntries es acc
partial def pushNames : List Name → List Name → List Name
  | [], acc => acc
  | n :: ns, acc => pushNames ns (n :: acc)
end

def authorNames : List Name → List Name → List Name
  | [], acc => acc
  | n :: ns, acc => authorNames ns ((match privateToUserName? n with | some m => m | none => n) :: acc)

/-- The constants that a file has added to what it imports, under the names its author gave them. -/
def ownNames (env : Environment) : List Name :=
  authorNames (keysOfNode env.constants.map₂.root []) []

/-- Identifiers below some nodes; `below` names the kinds whose insides count, `inside` says that we
are in one. An empty `below` means everywhere. -/
partial def identsIn (below : List String) (inside : Bool) : List Syntax → List Name → List Name
  | [], acc => acc
  | .ident _ _ n _ :: rest, acc => identsIn below inside rest (if inside then n :: acc else acc)
  | .node _ kind args :: rest, acc =>
    identsIn below inside rest
      (identsIn below (inside || among (nameText kind) below) args.toList acc)
  | _ :: rest, acc => identsIn below inside rest acc

def openAll : List Name → List OpenDecl → List OpenDecl
  | [], acc => acc
  | n :: ns, acc => openAll ns (.simple n [] :: acc)

def prefixesOf (current : Name) : List Name → List Name → List Name
  | [], acc => acc
  | n :: ns, acc => prefixesOf current ns (n.getPrefix :: (current ++ n.getPrefix) :: acc)

/-- Every name space that may be open anywhere inside a command. -/
def openInside (scope : Command.Scope) (command : Syntax) : List OpenDecl :=
  let opened := identsIn ["Lean.Parser.Command.openSimple", "Lean.Parser.Command.openOnly",
    "Lean.Parser.Command.openHiding"] false [command] []
  let declared := identsIn ["Lean.Parser.Command.declId"] false [command] []
  openAll opened (openAll (prefixesOf scope.currNamespace declared []) scope.openDecls)

/-- Whether a name without its root stands at the end of another one: `Nat.gcd` in `A.Nat.gcd`. -/
def isTail : Name → Name → Bool
  | .str .anonymous s, .str (.str _ _) s' => s == s'
  | .str p s, .str p' s' => s == s' && isTail p p'
  | _, _ => false

def shadowing (tail : Name) : List Name → Option Name
  | [] => none
  | n :: ns => if isTail tail n then some n else shadowing tail ns

/-- Letters that look like Latin ones, and characters that do not show. -/
def lookAlikes : List (Char × String) :=
  [('Α', "A"), ('Β', "B"), ('Ε', "E"), ('Ζ', "Z"), ('Η', "H"), ('Ι', "I"), ('Κ', "K"), ('Μ', "M"),
   ('Ν', "N"), ('Ο', "O"), ('Ρ', "P"), ('Τ', "T"), ('Υ', "Y"), ('Χ', "X"), ('ο', "o"), ('ν', "v"),
   ('а', "a"), ('е', "e"), ('о', "o"), ('р', "p"), ('с', "c"), ('у', "y"), ('х', "x"), ('і', "i"),
   ('ѕ', "s"), ('ј', "j"), ('А', "A"), ('В', "B"), ('Е', "E"), ('К', "K"), ('М', "M"), ('Н', "H"),
   ('О', "O"), ('Р', "P"), ('С', "C"), ('Т', "T"), ('Х', "X"), ('\u200b', ""), ('\u200c', ""),
   ('\u200d', ""), ('\u2060', ""), ('\ufeff', ""), ('\u00ad', "")]

def plainChar (c : Char) : List (Char × String) → String
  | [] => String.singleton c
  | (k, s) :: rest => if k == c then s else plainChar c rest

def plainChars : List Char → String → String
  | [], acc => acc
  | c :: cs, acc => plainChars cs (acc ++ plainChar c lookAlikes)

/-- A name as it looks, in Latin letters. -/
def appearance : Name → Name
  | .str p s => .str (appearance p) (plainChars s.toList "")
  | .num p n => .num (appearance p) n
  | .anonymous => .anonymous

/-- Whether the imported library knows a name in a scope, exactly. -/
def known (base : Environment) (scope : Command.Scope) (opened : List OpenDecl) (n : Name) : Bool :=
  match ResolveName.resolveGlobalName base scope.opts scope.currNamespace opened n with
  | (_, []) :: _ => true
  | _ => false

/-- What is wrong with an identifier or one of its prefixes. -/
def identRefusal (base : Environment) (scope : Command.Scope) (opened : List OpenDecl)
    (own : List Name) : Name → Option String
  | .str p s =>
    let n := Name.str p s
    let plain := appearance n
    if plain != n && known base scope opened plain then
      some s!"'{nameText n}' looks like '{nameText plain}' but is another name"
    else
      match shadowing n own with
      | some other =>
        if known base scope opened n then
          some s!"'{nameText n}' could mean '{nameText other}', defined before, instead of the library's '{nameText n}': rename it"
        else identRefusal base scope opened own p
      | none => identRefusal base scope opened own p
  | _ => none

def identsRefusal (base : Environment) (scope : Command.Scope) (opened : List OpenDecl)
    (own : List Name) : List Name → Option String
  | [] => none
  | n :: ns => match identRefusal base scope opened own n with
    | some why => some why
    | none => identsRefusal base scope opened own ns

/-- Why the names in a command may not be used there. `base` is what the file imports. -/
def namesRefusal (base : Environment) (state : Command.State) (command : Syntax) : Option String :=
  match state.scopes with
  | [] => none
  | scope :: _ =>
    identsRefusal base scope (openInside scope command) (ownNames state.env)
      (identsIn [] true [command] [])

end Hypatia
