/** Swahili constructions of i-feeling; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'nina|nilikuwa|ninahisi|nahisi|nilihisi|najisikia|nimejaa|nimejawa|nilijawa ~ @feeling-noun',
  '@s1&@v-feel',
  'nina|nilipata|nimepata|niliingiwa|nimeingiwa|nahisi|ninahisi na? @feeling-noun',
  'nimekumiss|nakumiss|nimekukumbuka|nakukumbuka',
  'naogopa|niliogopa|nimechoka|nilichoka|nimeumia|niliumia|nimefurahi|nilifurahi|nililia|nalia|nimelemewa|nimehuzunika|nasikitika',
  'najisikia|nilijisikia vibaya|vizuri|mpweke|mnyonge|salama|huru|mwenye',
  'inaniuma|iliniuma|imeniuma|yananiuma|inanitisha|inanihuzunisha|imenigusa',
  'moyo|machozi|mikono|kifua wangu|yangu|yalinitoka|unaniuma|ulinienda|ilitetemeka|yananitoka',
  'roho inaniuma',
  'nafurahi|nahuzunika|nimevunjika|nimekasirika|nilikasirika',
]
