/**
 * Asks gently, on this phone and of the writer alone, about a plan that counts: weight, calories, steps. It keeps nobody
 * from writing what they want.
 */

const COUNTS =
  /\b(?:calori\w*|kalori\w*|lose weight|my weight|uzito|kupungua|kilos?|kgs?|\d+\s*(?:kg|kilo|steps|hatua)|steps a day|hatua \d+|fasting|diet|mlo wa kupungu\w*)\b/i

export const counts = (text: string): boolean => COUNTS.test(text)
