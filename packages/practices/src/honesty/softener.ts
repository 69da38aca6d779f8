/**
 * Words that make a sentence hard to hear, found on this device while somebody writes. Nothing is kept of it, nobody
 * else learns of it, and what was written stays as it is.
 */
const HARD =
  /(?<!\p{L})(?:always|never|every (?:single )?time|all the time|kila mara|kila wakati|siku zote|daima|kamwe|hata siku moja)(?!\p{L})/iu

export const isHardToHear = (text: string): boolean => HARD.test(text)
