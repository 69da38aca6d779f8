import * as v from 'valibot'
import { expect, test } from 'vitest'
import { faultsOfSpeech, sentencesIn } from '../../../../../checks/slice-shape.ts'
import { blank, faultsOfSchema, readBlanked } from '../blank.ts'
import {
  isDeletedAnswer,
  isWhole,
  ladderAnswer,
  landing,
  noRungs,
  refusedLadder,
  refusedLanding,
  trimmedLadder,
} from './events.ts'
import { inserted, openersLeft, saysBut } from './openers.ts'
import { ladderEn } from './words/en.ts'
import { ladderSw } from './words/sw.ts'

const whole = { ...noRungs, heard: 'I hear that it was loud.', lived: 'You slept badly all week.' }

test('an answer says what was heard and at least one reason why it makes sense', () => {
  expect(refusedLadder(noRungs)).toBe('refusedNotHeard')
  expect(refusedLadder({ ...noRungs, heard: 'this' })).toBe('refusedNoSense')
  expect(refusedLadder({ ...noRungs, heard: 'this', equal: 'we are equals' })).toBe('refusedNoSense')
  expect(refusedLadder({ ...whole, many: 'x'.repeat(401) })).toBe('refusedRungTooLong')
  for (const rung of ['guess', 'lived', 'many'] as const)
    expect(refusedLadder({ ...noRungs, heard: 'this', [rung]: 'that' })).toBe(null)
  expect(isWhole(trimmedLadder({ ...whole, lived: '  ' }))).toBe(false)
})

test('an answer that is not whole is no event, and a whole one that was deleted still is', () => {
  expect(v.is(ladderAnswer, whole)).toBe(true)
  expect(v.is(ladderAnswer, { ...noRungs, heard: 'this' })).toBe(false)
  expect(readBlanked(ladderAnswer, blank(ladderAnswer, whole))).toEqual(noRungs)
})

test('what is missed may stay unsaid, and has its length', () => {
  expect(refusedLanding({ kind: 'not-yet', missing: '' })).toBe(null)
  expect(refusedLanding({ kind: 'not-yet', missing: 'x'.repeat(301) })).toBe('refusedMissingTooLong')
  expect(refusedLanding({ kind: 'landed' })).toBe(null)
})

test('deleting empties all rungs, and what is left can be told', () => {
  expect(faultsOfSchema(ladderAnswer)).toEqual([])
  expect(faultsOfSchema(landing)).toEqual([])
  expect(blank(ladderAnswer, whole)).toEqual(noRungs)
  expect(isDeletedAnswer(noRungs)).toBe(true)
  expect(isDeletedAnswer(whole)).toBe(false)
})

test('an opener fades after five own answers that began with it, and no other does', () => {
  const used = (times: number) => Array.from({ length: times }, () => whole)
  expect(openersLeft(ladderEn.ladderOpeners, used(4)).heard).toHaveLength(1)
  expect(openersLeft(ladderEn.ladderOpeners, used(5)).heard).toEqual([])
  expect(openersLeft(ladderEn.ladderOpeners, used(5)).lived).toHaveLength(1)
  expect(inserted('I hear that …')).toBe('I hear that ')
  expect(inserted(ladderEn.ladderOpeners.equal[0]!)).toBe(ladderEn.ladderOpeners.equal[0])
})

test('a but is noticed near the beginning, in both languages, and not in our own openers', () => {
  const says = (heard: string) => saysBut({ ...noRungs, heard }, ladderSw.ladderOpeners as never)
  expect(says('I hear you, but you were late too')).toBe(true)
  expect(says('Nakusikia, lakini nawe ulichelewa')).toBe(true)
  expect(says('I like your butter')).toBe(false)
  expect(says(`${'so '.repeat(70)} but`)).toBe(false)
  const equal = ladderSw.ladderOpeners.equal[0]!
  expect(saysBut({ ...noRungs, heard: 'Nasikia', equal }, ladderSw.ladderOpeners as never)).toBe(false)
})

test('its words stand in both languages, in the way of the house', () => {
  const said = [...sentencesIn(ladderEn), ...sentencesIn(ladderSw)]
  expect(said.flatMap(({ key, text }) => faultsOfSpeech(text).map(fault => `${key} ${fault}`))).toEqual([])
  expect(sentencesIn(ladderSw).map(({ key }) => key)).toEqual(sentencesIn(ladderEn).map(({ key }) => key))
})
