// The grammar of Quorate. The parser is generated from this file at build time; nothing generated is committed.
//
// Two habits keep it fast and free of ambiguity: parts of a clause stand in a fixed order, and every list that can
// be followed by a comma uses `and` between its items. A test parses the whole corpus and fails on any ambiguity.
// Where one word tells the alternatives apart, the generated parser branches on it. Where it takes two, it works out a
// table when it first comes there, a quarter of the time of a `check`: begin alternatives with words of their own.
// Rules are listed in compiler/syntax/rules.h, too, and read word by word in compiler/syntax/build_*.cpp.
grammar Quorate;

// ---------------------------------------------------------------- declarations

file : (declaration | block)* EOF ;

// The compiler calls `declaration` and `blockHead` itself, one after the other, so that a mistake costs one
// declaration and not the file.
declaration
    : constitution | use | registerFile | cite | kind | place | organisation | body | model | variation | post | function
    | reserve | delegate | bands | amend | phase | calendar | person | nobody | claim | scenario | text
    ;

block : blockHead (declaration | block)* '}' ;

blockHead : ('option' name | 'assume' STRING) '{' ;

constitution : 'constitution' STRING ('{' constitutionClause* '}')? ;

constitutionClause
    : ('status' ('draft' | 'proposed' | 'adopted') | 'version' STRING | 'in' 'force' period) annotation*
    | text
    ;

use : 'use' (PATH | STRING) ;

registerFile : 'register' STRING annotation* ;

cite : 'cite' name 'is' STRING ('dated' DATE)? ('at' STRING)? ;

kind : 'kind' names ('is' | 'are') ('a' | 'an') name annotation* ;

place : 'place' names ':' name ('in' name)? when ;

organisation : 'organisation' name forEach? (':' name)? when ('{' organisationClause* '}')? ;

organisationClause
    : ( 'covers' refs
      | 'holds' refs onCondition?
      | 'acts' 'through' (ref | open)
      | 'succeeds' refs
      ) when
    | text
    ;

body : 'body' name ('of' ref)? forEach? (':' name)? (',' 'joint'? 'committee' 'of' refs)? (',' 'follows' name)? when
       ('{' bodyClause* '}')? ;

model : 'model' name annotation* '{' bodyClause* '}' ;

variation : 'in' ref (',' period)? '{' bodyClause* '}' ;

post : 'post' name ('of' ref)? forEach? (',' name)? when ;

function : 'function' names (':' names)? (',' 'has' 'an' 'amount')? (',' 'under' STRING)? when ;

reserve : 'reserve' functions ('in' refs)? 'to' (ref | open) onCondition? (','? agreement)? when ;

onCondition : ','? 'on' 'condition' STRING ;

delegate
    : 'delegate' functions ('in' refs)? 'from' (ref | open) 'to' (ref | open)
      (','? limit ('and' limit)?)? (','? period)? (','? 'on' 'condition' STRING)? (','? agreement)? (','? 'exclusively')?
      (','? 'irrevocable' 'once' 'used')? (','? subDelegation)? (','? reported)? annotation*
    ;

// The amounts of a table: `over` leaves the amount itself out, `from` includes it; so do `below` and `up to`.
bands : 'bands' 'of' functions ('in' refs)? 'from' ref when '{' band* '}' ;

band : (('over' | 'from') MONEY)? (('up' 'to' | 'below') MONEY)? ':' ref (','? agreement)? annotation* ;

limit : 'up' 'to' (MONEY | open) ('a' ('decision' | 'month' | 'quarter' | 'year') | 'in' 'all') ;

agreement : 'with' 'the' ('agreement' | 'consent') 'of' refs ;

subDelegation : 'may' 'be' 'sub-delegated' ('to' ref)? ('once' | INT 'times')? limit? ;

reported : 'reported' 'to' ref ('within' span)? ;

functions : ('everything' 'else' | refs) ('except' refs)? ;

amend : 'amend' ('everything' | refs) 'by' (ref | 'nobody' | open) (',' 'by' threshold ('and' threshold)*)?
        (',' agreement)? when ;

phase : 'phase' name ('on' date | period) annotation* ;

calendar : 'calendar' name 'leaves' 'out' calendarItem (('and' | ',') calendarItem)* annotation* ;

calendarItem : DATE ('to' DATE)? | name ;

person : 'person' name ('is' ref when | annotation* '{' personClause* '}') ;

personClause
    : ( 'holds' ref
      | 'shares' ref
      | 'acts' 'as' ref
      | 'deputises' 'for' ref
      | 'belongs' 'to' ref
      | 'is' ('a' | 'an') name
      | 'born' DATE
      ) when
    ;

nobody : 'nobody' 'holds' 'both' ref 'and' ref when ;

text : 'text' STRING (':' STRING)? when ;

forEach : 'for' 'each' name ;

// ---------------------------------------------------------------- clauses of a body

bodyClause
    : ( purpose | must | accountable | linked | chaired | quorum | withoutQuorum | decides | proxies | meets | conflicts
      | succeeds | requirements | leavesOut
      ) when
    | members
    | text
    ;

purpose : ('purpose' | 'duty') STRING ;

must : 'must' STRING due? ;

due : 'by' date
    | 'within' span 'of' ('each' ('decision' | 'meeting' | 'vacancy') | STRING)
    | 'every' (span | unit) ('beginning' date)?
    | 'for' span
    ;

span : INT 'clear'? unit ;

unit : 'day' | 'days' | 'week' | 'weeks' | 'month' | 'months' | 'year' | 'years' ;

accountable : 'accountable' 'to' (refs | open) ;

linked : 'linked' 'to' refs STRING? ;

chaired : 'chaired' 'by' (ref (',' 'then' ref)* | open) ;

succeeds : 'succeeds' refs ;

leavesOut : 'leaves' 'out' refs ;

requirements : 'requires' requirement (('and' | ',') requirement)* ;

requirement : people | cap ;

cap : ('at' 'most' | 'fewer' 'than') (INT | fraction 'of') who ('from' 'one' name)? ;

members : 'members' '{' seat* '}' ;

seat : name count ('seat' | 'seats') forEach? (',' seatTerm)* ;

count : INT | 'at' 'least' INT | INT 'to' INT | open ;

seatTerm
    : 'votes' 'only' 'to' 'break' 'a' 'tie'
    | 'votes' ('except' 'on' andRefs | 'only' 'on' andRefs)? ('with' 'weight' INT)?
    | 'vote' open
    | 'does' 'not' 'vote'
    | 'has' 'casting' 'vote'
    | 'the' plainRef
    | 'drawn' 'from' ref
    | ('appointed' | 'elected') 'by' (andRefs | open) ('with' 'the' 'approval' 'of' andRefs)? ('using' STRING)?
      ('for' INT ('year' | 'years'))? termLimit?
    | fraction 'retire' 'each' 'year'
    | 'deputy' 'may' 'attend' ('and' 'count')? ('and' 'vote')?
    | 'may' 'be' 'shared' 'by' INT
    | 'if' 'vacant' ref 'acts'
    | 'must' 'be' ('a' | 'an') name
    | 'may' 'not' 'be' ('a' | 'an') name
    | 'may' 'not' 'hold' andRefs
    | 'aged' 'at' 'least' INT
    | period
    | name
    | note
    ;

// "at most 2 terms in a row and 3 in all, then 1 year out"
termLimit : 'at' 'most' INT ('term' | 'terms') ('in' 'a' 'row')? ('and' INT 'in' 'all')? (',' 'then' INT ('year' | 'years') 'out')? ;

quorum
    : 'quorum' ('to' ('meet' | 'vote' | 'begin'))? ('on' refs)?
      ('none' | open | people ('including' people (('and' | ',') people)*)?)
    ;

withoutQuorum
    : 'without' 'a' 'quorum'
      ( 'the' 'meeting' 'may' 'discuss' 'but' 'not' 'decide'
      | 'the' 'meeting' 'is' 'adjourned' ('for' span)? (',' 'then' (people | 'whoever' 'is' 'present') 'is' 'a' 'quorum')?
      | 'only' refs 'may' 'be' 'decided'
      )
    ;

people
    : bound quantity ('from' ref)?
    | 'all' ('but' INT)? who
    | 'members' 'from' bound INT name
    ;

quantity
    : INT who
    | fraction 'of' 'the' 'square' 'root' 'of' base
    | fraction 'of' (base | ref) ('rounded' ('up' | 'down' | 'to' 'nearest'))? ('plus' INT)?
    | 'the' ('greater' | 'smaller') 'of' quantity 'and' quantity
    ;

who : ('member' | 'members') | 'voting' ('member' | 'members') | ref ;

bound : 'at' 'least' | 'more' 'than' ;

decides : 'decides' ('in' 'writing' | 'electronically')? ('on' refs)? 'by' (open | threshold ('and' threshold)*)
          (',' decidesTerm)* ;

decidesTerm
    : tie
    | 'failing' 'that' 'by' threshold ('and' threshold)*
    | ('abstentions' 'count' | 'silence' 'counts' | 'vacancies' 'count') ('for' | 'against')
    | 'within' span
    | 'unless' people 'ask' 'for' 'a' 'meeting'
    ;

threshold
    : ( bound fraction 'of' base
      | 'all' base
      | 'no' 'more' 'than' INT ('vote' | 'votes') 'against'
      | 'no' 'votes' 'against'
      | 'more' 'votes' 'for' 'than' 'against'
      | 'at' 'least' INT 'more' ('vote' | 'votes') 'for' 'than' 'against'
      | bound INT ('vote' | 'votes') 'for' ('to' 'each' 'vote' 'against')?
      ) ('by' ref)? ('counted' 'by' ('head' | 'weight' | name))?
    ;

tie
    : ref 'breaks' 'a' 'tie'
    | 'whoever' 'presides' 'breaks' 'a' 'tie'
    | 'a' 'tie' ('is' 'lost' | 'is' 'decided' 'by' 'lot' | 'goes' 'to' ref | open)
    ;

// No two alternatives begin with the same word, so that one word decides and the parser need not look further ahead.
base
    : 'votes' 'cast' ('and' 'abstentions')?
    | 'voting'? ('members' 'present' | 'seats')
    | 'all' 'voting'? 'seats'
    | 'eligible' 'voting'? 'members'
    | 'filled' 'voting'? 'seats'
    | 'the' 'electorate'
    ;

proxies : 'proxies' 'may' 'vote' ('and' 'count')? (',' 'at' 'most' INT 'for' 'each' 'holder')? ;

meets : 'meets' meeting (',' meeting)* ;

meeting
    : 'in' ('public' | 'private')
    | 'in' 'common' 'with' andRefs
    | 'at' 'least' INT ('time' | 'times') 'a' 'year'
    | 'on' INT 'clear' ('day' | 'days') 'notice' ('for' andRefs)? ('leaving' 'out' name)? ('or' 'its' 'business' 'is' 'void')?
    | 'at' STRING
    | 'rules' open
    ;

conflicts
    : 'conflicted' 'members' ('leave' | 'stay' 'but' 'do' 'not' 'vote' | 'may' 'vote') ('on' refs)? (',' 'count' 'to' 'quorum')?
      (',' 'ruled' 'on' 'by' ref (',' 'then' ref)*)?
      (',' 'if' 'too' 'many' 'leave' ('the' 'matter' 'goes' 'to' ref | 'they' 'may' 'stay' 'and' 'vote' | 'the' 'others' 'may' 'decide'))?
    ;

// ---------------------------------------------------------------- claims, scenarios, questions

claim : 'claim' STRING property (',' 'known' 'to' 'be' ('refuted' | 'open') STRING?)? annotation* ;

property
    : subjects ('hold' | 'holds') (measure 'of' | 'none' 'of') 'the' 'votes' 'of' ref ('on' ref)?
    | subjects 'together'? ('carry' | 'carries' | 'block' | 'blocks') 'any' 'motion' 'of' ref ('on' ref)? supposing?
    | subjects ('begin' | 'begins') ('in' 'that' 'order' | 'on' 'the' 'same' 'day' | 'on' DATE)
    | subjects ('sit' | 'sits') 'on' measure ref
    | subjects ('has' | 'have') (measure ('committees' | 'votes' | who) | 'no' who) ('from' 'each' name)?
    | subjects ('is' | 'are') 'accountable' 'to' refs
    | 'only' subjects 'may' 'decide' refs
    | subjects 'may' 'decide' refs ('for' MONEY)?
    | 'every' 'quorate' 'meeting' 'of' ref 'includes' people (('and' | ',') people)*
    | 'every' 'motion' 'carried' 'by' ref ('on' ref)? 'has' 'the' 'votes' 'of' people
    | 'no' 'motion' 'of' ref ('on' ref)? 'is' 'left' 'tied' supposing?
    | 'every' 'body' 'states' 'a' ('quorum' | 'chair' | 'voting' 'rule')
    ;

subjects : subject (('and' | ',') subject)* ;

subject : ref ;

measure : ('exactly' | 'at' ('least' | 'most') | ('more' | 'fewer') 'than') (INT | fraction) ;

supposing
    : 'when' 'every' 'voting' 'member' 'is' 'present'
    | 'when' ref 'presides'
    | 'when' INT? ref ('is' | 'are') ('absent' | 'conflicted')
    ;

scenario : 'scenario' STRING ('on' DATE)? '{' (question expected)* '}' ;

question
    : 'may' ref 'decide' ref questionTerm* '?'
    | 'who' 'may' ('decide' ref | 'amend' ('everything' | ref)) questionTerm* '?'
    | 'who' 'must' 'agree' 'to' ref questionTerm* '?'
    | 'who' 'holds' ref ('on' DATE)? '?'
    | 'who' 'rules' 'on' 'a' 'conflict' 'of' ref ('on' DATE)? '?'
    | 'what' 'may' ref 'decide' questionTerm* '?'
    | 'what' 'is' 'undelegated' ('by' ref)? questionTerm* '?'
    | 'what' 'must' ref 'do' 'by' DATE '?'
    | 'what' 'changes' 'between' DATE 'and' DATE '?'
    | 'which' 'terms' ('of' ref)? 'end' 'by' DATE '?'
    | 'is' 'the' 'membership' 'of' ref 'valid' ('on' DATE)? '?'
    | 'is' 'notice' 'on' DATE 'enough' 'for' 'a' 'meeting' 'of' ref ('about' ref)? 'on' DATE '?'
    | 'is' ref 'quorate' ('to' ('vote' | 'begin'))? ('on' ref)? adjourned? 'with' attendance ('on' DATE)? '?'
    | 'does' 'a' 'motion' 'of' ref ('in' 'writing' | 'electronically')? ('on' ref)? adjourned? 'carry' 'with' attendance
      ('on' DATE)? '?'
    ;

adjourned : 'at' 'an' 'adjourned' 'meeting' ;

questionTerm : 'in' ref | 'for' MONEY | 'on' DATE | 'after' MONEY | 'given' STRING | agreement ;

expected
    : 'yes' (',' 'by' 'casting' 'vote')?
    | 'no'
    | 'depends'
    | 'nobody'
    | 'nothing'
    | refs
    ;

attendance : selection (role (',' group)*)? ;

group : selection role ;

selection
    : 'everyone' 'except' someone (('and' | ',') someone)*
    | someone (('and' | ',') someone)*
    ;

someone : 'everyone' 'else'? | 'nobody' | INT? ('deputy' | 'deputies') 'of' ref | INT? ref ;

role : 'present' | 'absent' | 'conflicted' | 'for' | 'against' | 'abstaining' | 'presiding' | 'by' 'proxy' | 'casting' ('for' | 'against') ;

// `ask` parses a question on its own.
askedQuestion : question EOF ;

// Minutes hold phrases for people outside any question: "9 GP Member", "everyone except Chair". They are read by the
// rule that questions use, so that the two cannot come to mean different things.
askedPeople : selection EOF ;

// ---------------------------------------------------------------- shared parts

// What can follow almost any clause: the days it is in force, and annotations.
when : (','? period)? annotation* ;

annotation : ','? note ;

note
    : 'see' name ('at' STRING)?
    | 'assumed' STRING
    | 'also' 'called' andNames
    | 'to' 'be' 'confirmed' STRING
    | 'known' 'as' name
    | 'subject' 'to' andNames
    | 'despite' andNames
    ;

// A value not known yet. It may stand wherever a value may.
open : (('a' | 'an') ('amount' | 'number' | 'date' | 'body' | 'post' | 'rule'))? 'to' 'be' 'confirmed' STRING ;

period : 'from' date ('until' date)? | 'until' date | 'during' name ;

date : DATE | open | 'the' ('start' | 'end') 'of' name ;

fraction : FRACTION | PERCENT ;

refs : ref (('and' | ',') ref)* ;

andRefs : ref ('and' ref)* ;

ref : ('the' | 'each' | 'every')? plainRef ;

plainRef : name ('of' ('each' | 'every' | 'that')? name)* ;

names : name (('and' | ',') name)* ;

andNames : name ('and' name)* ;

name : NAME | STRING ;

// ---------------------------------------------------------------- words

DATE : [0-9] [0-9]? ('st' | 'nd' | 'rd' | 'th')? BLANK+
       ( 'January' | 'February' | 'March' | 'April' | 'May' | 'June' | 'July' | 'August' | 'September' | 'October'
       | 'November' | 'December' ) BLANK+ [0-9] [0-9] [0-9] [0-9] ;

// The compiler reads bytes: £ is C2 A3, € is E2 82 AC. This stands before NAME, which takes such bytes for letters and
// would make a name of `£50`.
MONEY : ('\u00C2\u00A3' | '\u00E2\u0082\u00AC' | '$') DIGIT [0-9,]* ('.' DIGIT+)? (BLANK+ ('thousand' | 'million' | 'billion'))? ;

// A run of capitalised words on one line is one name: `Remuneration & Nominations`, `GP Member`. A line's end ends it, or
// a seat that begins the next line would be drawn into the name before it. Several blanks within it count as one.
NAME : CAPITALISED (BLANK+ ('&' BLANK+)? CAPITALISED)* ;

PATH : [a-z] [a-z0-9-]* ('.' [a-z] [a-z0-9-]*)+ ;

FRACTION : DIGIT+ '/' DIGIT+ ;

PERCENT : DIGIT+ ('.' DIGIT+)? '%' ;

INT : DIGIT+ ;

STRING : '"' (~["\\] | '\\' .)* '"' ;

// What is in small letters and none of the language's words: it has no place anywhere, and is there so that a word
// misspelt is one word to be told of and not a stray letter.
WORD : [a-z] [a-z0-9'-]* ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;

SPACE : [ \t\r\n]+ -> skip ;

// Any other byte, for the same reason: the lexer itself never fails.
STRAY : . ;

fragment BLANK : [ \t] ;
fragment DIGIT : [0-9] ;
// Every byte of a letter beyond ASCII counts as a capital: names may begin with `É`, and no word of the language has one.
fragment CAPITALISED : [A-Z\u0080-\u00FF] [A-Za-z0-9'\u0080-\u00FF-]* ;
