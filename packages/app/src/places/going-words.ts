/** The words of leaving, carrying and moving, in the language of now. They come with the places that say them. */
import { type Going, going } from '#ui/words/going'
import { useApp } from '../app-context.tsx'

export const useGoing = (): Going => going[useApp().language.value]

/** A list stands in the words as one text, a thing on each line. */
export const linesOf = (text: string): readonly string[] => text.split('\n')
