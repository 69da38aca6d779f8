/** Swahili constructions of request; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'unaweza|ungeweza|waweza|utaweza|mnaweza|tunaweza|tungeweza -nini|kweli',
  'naomba ~ @s2&@t-would|tu',
  'naomba',
  'ungependa|ungekuwa tayari|tuongee|twende|@s4',
  'tafadhali ~',
  'kama|ukiwa inawezekana|una|na muda|nafasi',
  'je COMMA? unaweza|ungependa|tunaweza',
  'itawezekana|inawezekana|ingewezekana',
  'ukipata|ukiweza muda|nafasi',
  'nitashukuru|ningeshukuru|ningefurahi ~ uki|@t-ki|kama',
  'can|could you',
]
