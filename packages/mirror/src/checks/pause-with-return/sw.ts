/** Swahili constructions of pause-with-return; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'nipe|nahitaji|naomba ~ dakika|saa|nusu|muda|siku ~ @s1|halafu|kisha',
  'nitarudi|narudi|nikirudi ~',
  'tuendelee|tuongee|tuzungumze|tutaongea|tutaendelea|tuyaongee ~ kesho|baadaye|baada|saa|jioni|asubuhi|usiku|jumapili',
  'tupumzike|tusimame|tuache ~ kidogo|leo|kwa|tu',
  'kesho|baada|jioni|usiku ~ tuongee|tuendelee|tukae|tuzungumze|tumalizie',
  'halafu|kisha ~ nitarudi|tuongee|tuendelee|narudi|tutaongea',
  'ngoja ~ @s1 ~ saa|kesho|baadaye',
  'watoto wakilala',
  'nitulie',
  'naenda ~ nitarudi|narudi',
]
