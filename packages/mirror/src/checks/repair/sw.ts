/** Swahili constructions of repair; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'samahani -lakini|ila',
  'nisamehe|nakuomba msamaha|radhi|unisamehe',
  'naomba msamaha|radhi|unisamehe',
  'tuanze upya|tena|mwanzo',
  'tupatane|tusuluhishe|tusameheane|tuyamalize|tusahau|turudiane|tusigombane|tuelewane',
  'sitaki tugombane|kugombana|tuachane|kukupoteza',
  'timu moja',
  'nakupenda ~ hata|kuliko|tukigombana|zaidi',
  'ngoja|acha|niruhusu niseme|nirudie|nianze ~ tena|upya',
  'njoo ~ hapa|nikukumbatie',
  'tuombe|tusali ~ pamoja',
  'sikumaanisha|sikukusudia',
  'yaishe|amani QM',
  'nimekosea ~ nisamehe',
  'tushikane mikono',
  'tuko|sisi upande|timu|pamoja',
]
