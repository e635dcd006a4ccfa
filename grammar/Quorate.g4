// The grammar of Quorate. The parser is generated from this file at build time; nothing generated is committed.
//
// Two habits keep it fast and free of ambiguity: parts of a clause stand in a fixed order, and every list that can
// be followed by a comma uses `and` between its items. A test parses the whole corpus and fails on any ambiguity.
grammar Quorate;

// ---------------------------------------------------------------- declarations

file : (declaration | block)* EOF ;

// The compiler calls `declaration` and `blockHead` itself, one after the other, so that a mistake costs one
// declaration and not the file.
declaration
    : constitution | use | cite | kind | place | organisation | body | variation | post | function | reserve
    | delegate | phase | person | amend | claim | scenario | text
    ;

block : blockHead (declaration | block)* '}' ;

blockHead : ('option' name | 'assume' STRING) '{' ;

constitution : 'constitution' STRING ('{' constitutionClause* '}')? ;

constitutionClause
    : ('status' ('draft' | 'proposed' | 'adopted') | 'version' STRING | 'in' 'force' period) annotation*
    | text
    ;

use : 'use' (PATH | STRING) ;

cite : 'cite' name 'is' STRING ('dated' DATE)? ('at' STRING)? ;

kind : 'kind' names ('is' | 'are') ('a' | 'an') name annotation* ;

place : 'place' names ':' name ('in' name)? annotation* ;

organisation : 'organisation' name forEach? (':' name)? annotation* ('{' organisationClause* '}')? ;

organisationClause
    : ( 'covers' refs
      | 'holds' refs
      | 'acts' 'through' (ref | open)
      ) annotation*
    | text
    ;

body : 'body' name ('of' ref)? forEach? (':' name)? (',' 'joint'? 'committee' 'of' refs)? (',' period)? annotation*
       ('{' bodyClause* '}')? ;

variation : 'in' ref '{' bodyClause* '}' ;

post : 'post' name ('of' ref)? forEach? (',' name)? annotation* ;

function : 'function' names (':' names)? (',' 'has' 'an' 'amount')? (',' 'under' STRING)? annotation* ;

reserve : 'reserve' functions ('in' refs)? 'to' (ref | open) (',' period)? annotation* ;

delegate
    : 'delegate' functions ('in' refs)? 'from' (ref | open) 'to' (ref | open)
      (','? limit)? (','? period)? (','? 'on' 'condition' STRING)? (','? 'exclusively')? (','? subDelegation)? annotation*
    ;

limit : 'up' 'to' (MONEY | open) 'a' ('decision' | 'year') ;

subDelegation : 'may' 'be' 'sub-delegated' ('to' ref)? limit? ;

functions : refs ('except' refs)? ;

phase : 'phase' name ('on' date | period) annotation* ;

person : 'person' name 'is' ref (','? period)? annotation* ;

amend : 'amend' refs 'by' ref (',' 'with' 'the' 'consent' 'of' refs)? annotation* ;

text : 'text' STRING (':' STRING)? annotation* ;

forEach : 'for' 'each' name ;

// ---------------------------------------------------------------- clauses of a body

bodyClause
    : ( purpose | accountable | linked | chaired | quorum | decides | meets | conflicts | succeeds ) annotation*
    | members
    | text
    ;

purpose : ('purpose' | 'duty') STRING ;

accountable : 'accountable' 'to' (refs | open) ;

linked : 'linked' 'to' refs STRING? ;

chaired : 'chaired' 'by' (ref (',' 'then' ref)* | open) ;

succeeds : 'succeeds' refs ;

conflicts : 'conflicted' 'members' ('leave' | 'stay' 'but' 'do' 'not' 'vote') (',' 'count' 'to' 'quorum')? ;

members : 'members' '{' seat* '}' ;

seat : name count ('seat' | 'seats') forEach? (',' seatTerm)* ;

count : INT | 'at' 'least' INT | INT 'to' INT | open ;

seatTerm
    : 'votes' ('except' 'on' andRefs | 'only' 'on' andRefs)? ('with' 'weight' INT)?
    | 'does' 'not' 'vote'
    | 'has' 'casting' 'vote'
    | 'the' plainRef
    | 'drawn' 'from' ref
    | ('appointed' | 'elected') 'by' (andRefs | open) ('for' INT ('year' | 'years'))? ('at' 'most' INT ('term' | 'terms'))?
    | 'deputy' 'may' 'attend' ('and' 'count')? ('and' 'vote')?
    | period
    | name
    | note
    ;

quorum : 'quorum' ('none' | open | people ('including' people (('and' | ',') people)*)?) ;

people : bound quantity ('from' ref)? ;

quantity
    : INT who
    | fraction 'of' (base | ref)
    | 'the' 'greater' 'of' quantity 'and' quantity
    ;

who : ('member' | 'members') | 'voting' ('member' | 'members') | ref ;

bound : 'at' 'least' | 'more' 'than' ;

decides : 'decides' ('on' refs)? 'by' (open | threshold ('and' threshold)*) (',' tie)? ;

threshold : bound fraction 'of' base ('by' ref)? | 'all' 'votes' 'cast' ;

tie : ref 'breaks' 'a' 'tie' | 'whoever' 'presides' 'breaks' 'a' 'tie' | 'a' 'tie' 'is' 'lost' | 'a' 'tie' open ;

base
    : 'votes' 'cast'
    | 'voting'? 'members' 'present'
    | 'eligible' 'members'
    | 'filled' 'voting'? 'seats'
    | 'all' 'voting'? 'seats'
    ;

meets : 'meets' meeting (',' meeting)* ;

meeting
    : 'in' ('public' | 'private')
    | 'at' 'least' INT ('time' | 'times') 'a' 'year'
    | 'on' INT 'clear' ('day' | 'days') 'notice'
    | 'at' STRING
    | 'rules' open
    ;

// ---------------------------------------------------------------- claims, scenarios, questions

claim : 'claim' STRING property (',' 'known' 'to' 'be' ('refuted' | 'open') STRING?)? annotation* ;

property
    : subjects ('hold' | 'holds') (measure 'of' | 'none' 'of') 'the' 'votes' 'of' ref ('on' ref)?
    | subjects 'together'? ('carry' | 'carries' | 'block' | 'blocks') 'any' 'motion' 'of' ref ('on' ref)? when?
    | subjects ('begin' | 'begins') ('in' 'that' 'order' | 'on' 'the' 'same' 'day' | 'on' DATE)
    | subjects ('sit' | 'sits') 'on' measure ref
    | subjects ('has' | 'have') (measure ('committees' | 'votes' | who) | 'no' who) ('from' 'each' name)?
    | subjects ('is' | 'are') 'accountable' 'to' refs
    | 'only' subjects 'may' 'decide' refs
    | subjects 'may' 'decide' refs ('for' MONEY)?
    | 'every' 'quorate' 'meeting' 'of' ref 'includes' people (('and' | ',') people)*
    | 'every' 'motion' 'carried' 'by' ref ('on' ref)? 'has' 'the' 'votes' 'of' people
    | 'no' 'motion' 'of' ref ('on' ref)? 'is' 'left' 'tied' when?
    | 'every' 'body' 'states' 'a' ('quorum' | 'chair' | 'voting' 'rule')
    ;

subjects : subject (('and' | ',') subject)* ;

subject : ref ;

measure : ('exactly' | 'at' ('least' | 'most') | ('more' | 'fewer') 'than') (INT | fraction) ;

when
    : 'when' 'every' 'voting' 'member' 'is' 'present'
    | 'when' ref 'presides'
    | 'when' INT? ref ('is' | 'are') ('absent' | 'conflicted')
    ;

scenario : 'scenario' STRING ('on' DATE)? '{' (question expected)* '}' ;

question
    : 'may' ref 'decide' ref questionTerm* '?'
    | 'who' 'may' 'decide' ref questionTerm* '?'
    | 'what' 'may' ref 'decide' questionTerm* '?'
    | 'is' ref 'quorate' ('on' ref)? 'with' attendance '?'
    | 'does' 'a' 'motion' 'of' ref ('on' ref)? 'carry' 'with' attendance '?'
    ;

questionTerm : 'in' ref | 'for' MONEY | 'on' DATE ;

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

someone : 'everyone' 'else'? | 'nobody' | INT? ref ;

role : 'present' | 'absent' | 'conflicted' | 'for' | 'against' | 'abstaining' | 'presiding' ;

// `ask` parses a question on its own.
askedQuestion : question EOF ;

// ---------------------------------------------------------------- shared parts

annotation : ','? note ;

note
    : 'see' name ('at' STRING)?
    | 'assumed' STRING
    | 'also' 'called' andNames
    | 'to' 'be' 'confirmed' STRING
    ;

// A value not known yet. It may stand wherever a value may.
open : (('a' | 'an') ('amount' | 'number' | 'date' | 'body' | 'post' | 'rule'))? 'to' 'be' 'confirmed' STRING ;

period : 'from' date ('until' date)? | 'until' date ;

date : DATE | open ;

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

// A run of capitalised words on one line is one name: `Remuneration & Nominations`, `GP Member`.
NAME : CAPITALISED (BLANK+ ('&' BLANK+)? CAPITALISED)* ;

PATH : [a-z] [a-z0-9-]* ('.' [a-z] [a-z0-9-]*)+ ;

FRACTION : DIGIT+ '/' DIGIT+ ;

PERCENT : DIGIT+ ('.' DIGIT+)? '%' ;

INT : DIGIT+ ;

STRING : '"' (~["\\] | '\\' .)* '"' ;

WORD : [a-z] [a-z0-9'-]* ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;

SPACE : [ \t\r\n]+ -> skip ;

STRAY : . ;

fragment BLANK : [ \t] ;
fragment DIGIT : [0-9] ;
fragment CAPITALISED : [A-Z\u0080-\u00FF] [A-Za-z0-9'\u0080-\u00FF-]* ;
