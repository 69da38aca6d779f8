/** Swahili constructions of observation; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  '@s2&@t-lipo ~',
  'uliposema|ulipofika|uliporudi|ulipokuja|nilipokuuliza|nilipofika|ulipoondoka|nilipokuambia',
  'jana|juzi|jumapili|jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi ~ @s2&@t-li|@s1&@t-li|ulikuwa',
  'tarehe @count|NUM',
  'mara @count|NUM',
  'saa @count|NUM ~ @t-li',
  '@day ~ @s2&@t-li',
  'wiki iliyopita|hii|mbili',
  '@s2&@t-li ~ saa|@day|tarehe|mara',
  'mpaka saa',
  'kwa dakika|siku|wiki',
  'ulisema|uliniambia ~ QUOTE|COLON|@day',
  'NUM',
]
