/** Swahili constructions of ownership; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'nilikosea|nimekosea|nimekukosea|nilikukosea',
  'kosa|makosa|lawama ni? langu|yangu|ni',
  'sikupaswa|sikutakiwa|nilipaswa|ningepaswa|nilitakiwa',
  'nakiri|nakubali',
  'sikukuambia|sikukusikiliza|sikusikiliza|sikukuuliza|sijasaidia|sikukusaidia|sikuwepo|sijakusikiliza|sikutimiza',
  'nilikufokea|nilifoka|nilipaza|nilidanganya|nilisahau|nilichelewa|nilikudanganya|nilikupuuza|nilikukatiza|niliropoka',
  'ni mimi',
  'sehemu yangu',
  'mimi ndiye|ndo|ndiyo nili|@s1',
  'najuta|ninajuta',
  'nilihukumu|nilikuhukumu|nilikulaumu',
  'ni kweli nili|@s1',
]
