/** Swahili constructions of validation; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'inaeleweka|yaeleweka|ina mantiki',
  'naelewa|ninaelewa|nimekuelewa|nakuelewa|nimeelewa|nafahamu ~',
  'nakusikia|nimekusikia|ninakusikia',
  'una haki|sababu ya',
  'mtu yeyote|yoyote|hata mimi ~ @t-nge',
  'hata mimi ninge|@t-nge',
  'pole ~ siku|sana|kwa|mpenzi|na|hiyo|najua|lazima',
  'hiyo|ilikuwa|lazima ni|ilikuwa ngumu|nzito',
  'hisia zako|yako',
  'ndiyo|ndio maana',
  'si ajabu|rahisi|ujinga',
  'naona|nimeona ~ umeumia|unavyo|umechoka|jinsi|ulivyo|imekuuma',
  'ni|si kawaida|kosa',
  'ni hivyo QM',
  'lazima ilikuwa|imekuuma|umechoka|uliumia|unajisikia',
  'nakuamini',
]
