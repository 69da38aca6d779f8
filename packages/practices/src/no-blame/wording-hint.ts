/**
 * Words that make one of the two the problem, found on this device while somebody writes. Nothing is kept of it, nobody
 * else learns of it, and what was written stays as it is.
 */
const PERSON =
  /(?<!\p{L})(?:you|your|yours|yourself|you['’](?:re|ve|ll|d)|wewe|ninyi|nyinyi|nyie|[wvzylkpj]?[ay]?ako|chako|vyako|kwako|u(?:na|me|li|ta|nge|ki)(?!me(?!\p{L}))(?:ni|tu|ki|li|zi|wa|m)?(?:chelew|sem|fany|fich|kas|sahau|pend|tak|end|kuj|j|ach|tumi|potez|lal|dharau|nyamaz|puuz)\p{L}*|hu(?:ku|ta|ja|na|[a-z]{2,}i(?!\p{L}))\p{L}*)(?!\p{L})/iu
const ALWAYS =
  /(?<!\p{L})(?:always|never|every (?:single )?time|all the time|kila mara|kila wakati|siku zote|daima|kamwe|hata siku moja)(?!\p{L})/iu

export type WordingHint = 'pointsAtPerson' | 'pointsAlways'

/** `names` are those of the two: a wording with one of them in it points there, too. */
export function wordingHints(text: string, names: readonly string[]): readonly WordingHint[] {
  const spoken = ` ${text.toLowerCase()} `
  const named = names.some(name => {
    const at = name.trim() === '' ? -1 : spoken.indexOf(name.trim().toLowerCase())
    return at > 0 && !/\p{L}/u.test(`${spoken[at - 1]}${spoken[at + name.trim().length]}`)
  })
  return [
    ...(named || PERSON.test(text) ? (['pointsAtPerson'] as const) : []),
    ...(ALWAYS.test(text) ? (['pointsAlways'] as const) : []),
  ]
}
