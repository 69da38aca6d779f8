/**
 * Words that may speak of ending one's life or hurting oneself, looked for on the writer's own device while they write.
 * What is found shows a way to help to the writer. It blocks nothing, is sent nowhere and kept nowhere.
 *
 * A short list that would rather show the way to help once too often. It is no judgement of anybody.
 */
const phrases: readonly RegExp[] = [
  /\b(?:kill|killing|hurt|hurting|harm|harming|cut|cutting|hang|hanging|poison) (?:my ?self)\b/,
  /\b(?:end|ending|take|taking) (?:my (?:own )?life|it all)\b/,
  /\b(?:want|wish|wanted|wished|ready|going|rather) (?:to )?(?:die|be dead|disappear for ?ever)\b/,
  /\b(?:don'?t|do not|no longer|didn'?t|did not) want to (?:live|be alive|wake up|be here any ?more)\b/,
  /\bbetter off (?:without me|dead)\b/,
  /\b(?:no reason|nothing left) to live\b/,
  /\bsuicid(?:e|al)\b/,
  /\bwish i (?:was|were) (?:dead|never born)\b/,
  /\bcan(?:'|no)?t (?:go on|live) (?:any ?more|like this)\b/,
  /\b(?:ku|ni|na|nita|nime|nili|ningeku|kwamba ni)?jiua\b/,
  /\b(?:ku|na|nita|nime|nili|nime)?ji(?:umiza|dhuru|kata|nyonga|chinja|maliza)\b/,
  /\b(?:na|nili|nime|ninge|ni)?(?:taka|tamani|penda|heri) (?:tu )?(?:kufa|nife|kutoweka)\b/,
  /\b(?:heri|bora|afadhali) (?:tu )?(?:nife|nifa|ningekufa|nisingezaliwa)\b/,
  /\bsitaki (?:tena )?(?:kuishi|kuamka|kuwa hai)\b/,
  /\b(?:sioni|sina) (?:tena )?(?:sababu|haja) ya kuishi\b/,
  /\b(?:nimechoka|siwezi)(?: tena)? (?:na )?(?:kuishi|maisha haya)\b/,
  /\b(?:kujitoa|kuyatoa|kukatisha|kutoa|kumaliza) (?:uhai|maisha)(?: wangu| yangu)?\b/,
  /\b(?:kunywa|nimekunywa|nitakunywa) sumu\b/,
]

export const soundsHeavy = (text: string): boolean => {
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
  return phrases.some(phrase => phrase.test(plain))
}
