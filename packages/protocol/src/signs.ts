export interface Sign {
  readonly emoji: string
  readonly en: string
  readonly sw: string
}
export const SIGNS: readonly Sign[] = []
