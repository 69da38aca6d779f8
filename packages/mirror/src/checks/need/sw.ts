/** Swahili constructions of need; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'nahitaji|ninahitaji|nilihitaji|natamani|ningependa ~ @need-noun|@infinitive|@done-to|kuhisi|kujua|kuwa',
  'nahitaji|ninahitaji|natamani -@s2',
  'ni? muhimu sana? kwangu|mno',
  'kwangu ~ muhimu',
  'ninachohitaji|nachohitaji|hitaji langu',
  'natamani tu',
  'nina|ninayo hamu|haja ya',
  'moyo wangu ~ unahitaji|unatamani',
]
