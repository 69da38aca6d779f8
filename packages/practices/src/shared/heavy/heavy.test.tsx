import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Heavy } from './heavy.tsx'

test('the card comes in the language of the app, only where words are heavy, and asks openly', () => {
  const card = (language: 'en' | 'sw', text: string) =>
    renderToString(<Heavy language={language} text={text} />)
  expect(card('en', 'Nafikiria kujiua')).toContain(
    'It sounds heavy. Are you thinking of ending your life or hurting yourself? You can talk to someone now.',
  )
  expect(card('sw', 'I want to die')).toContain(
    'Inaonekana ni mzito sana. Je, unafikiria kujiua au kujiumiza? Unaweza kuzungumza na mtu sasa hivi.',
  )
  expect(card('sw', 'I want to die')).toContain('href="/app/help"')
  expect(card('en', 'I miss our evenings.')).not.toContain('href')
})
