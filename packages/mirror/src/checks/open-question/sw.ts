/** Swahili constructions of open-question; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'ulijisikiaje|unajisikiaje|umejisikiaje|unaonaje|unahisije|ulihisije|waonaje|unafikiriaje|ilikuwaje|imekuwaje|inakuwaje',
  'nini|kipi|kitu ~ kingekusaidia|kilikuumiza|kinakusumbua|kingesaidia|unahitaji|unaogopa|ulitarajia|kinakupa|unatamani|kilichokuumiza|kinachokusumbua|moyoni',
  'niambie|nieleze|nisimulie zaidi|unavyo|ulivyo|kilicho',
  'moyoni ~ QM|nini',
  'unahitaji|unatamani|unaogopa|ulitaka|ulitamani|ulihisi|unafikiria|unaota ~ nini',
  'nikusaidie|nifanye|naweza ~ vipi|nini|namna|kusaidia',
  'kuna kitu|jambo ~ QM|si|hu',
  'unamaanisha|ulimaanisha nini',
  'nini ~ muhimu|kwako',
  'vipi kuhusu|kwako|moyo|wewe',
  'unajisikia|ulijisikia|unaendeleaje|uko vipi|je|aje',
  'hali ya|yako moyo',
  'kwako ~ ilikuwaje|ikoje|vipi',
  'ungependa ~ nini|vipi',
]
