/** Chooses a sentence by number, as the language counts. Whole sentences: a Swahili noun changes at its front. */

export interface CountedForms {
  readonly one: string
  readonly other: string
}

export const counter = (language: 'en' | 'sw') => {
  const rules = new Intl.PluralRules(language)
  return (n: number, forms: CountedForms): string => (rules.select(n) === 'one' ? forms.one : forms.other)
}
