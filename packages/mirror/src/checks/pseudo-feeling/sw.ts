/** Swahili constructions of pseudo-feeling; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'nahisi|ninahisi|najisikia|ninajisikia|naona|nilihisi|nilijisikia|najiona ~ kwamba|kama|@s2|wewe',
  'nahisi|ninahisi|najisikia|ninajisikia|nilihisi|nilijisikia|najiona|nimejisikia @done-to',
  'nahisi|najisikia|najiona|nilihisi ~ @done-to',
  'nahisi|najisikia|najiona|naona|nilijiona kama',
  'najiona|nahisi|najihisi ~ nime|@t-me&@self|natumiwa|napuuzwa|nadharauliwa|sithaminiwi|mtumwa|mfanyakazi|sina',
  'nimetengwa|nimesalitiwa|nimetelekezwa|nimedharauliwa|nimepuuzwa|nimetumiwa|nimeachwa|nimesahauliwa|nimedhulumiwa|nimekataliwa|nimeonewa',
  'umenifanya nijisikie|nijione',
  'natumiwa|napuuzwa|nadharauliwa|ninapuuzwa|ninadharauliwa|natengwa',
]
