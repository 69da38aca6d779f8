/** Light as the person wants it: as the phone has it, or always light, or always dark. Kept on the phone in the clear, for each profile by its key. */

export type Theme = 'system' | 'light' | 'dark'
export const themes: readonly Theme[] = ['system', 'light', 'dark']

const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme)

/** Where the store is blocked, the theme simply lasts as long as the page. */
export const keptTheme = (storage: () => Pick<Storage, 'getItem'>, key: string): Theme => {
  try {
    const value = storage().getItem(key)
    return isTheme(value) ? value : 'system'
  } catch {
    return 'system'
  }
}

export const keepTheme = (
  storage: () => Pick<Storage, 'setItem' | 'removeItem'>,
  key: string,
  theme: Theme,
): void => {
  try {
    if (theme === 'system') storage().removeItem(key)
    else storage().setItem(key, theme)
  } catch {
    // Not kept: see keptTheme.
  }
}

export const showTheme = (root: { readonly dataset: DOMStringMap }, theme: Theme): void => {
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}
