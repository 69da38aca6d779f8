/** One sentence over the months: dots on five lines that have words and no figures, and the same as a table. */
import { Section } from '#ui'
import { monthWords, shortMonth } from '../../shared/pulse/in-words.ts'
import { type Answer, type SentenceId, scale } from '../../shared/pulse/sentences.ts'
import { bandOf, type Line, lineOf } from '../index.ts'
import type { AboutOne } from './props.ts'

export const OneSentence = (props: AboutOne & { id: SentenceId }) => {
  const { id, words, pulses, language } = props
  const line = lineOf(pulses, id)
  const band = bandOf(pulses, id)
  return (
    <Section title={words.sentence[id]}>
      {band && <p>{words.band[band]}</p>}
      {line ? <Picture {...props} line={line} /> : <p>{words.thirdSoon}</p>}
      {line && (
        <details class="disclosure">
          <summary>{words.tableTitle}</summary>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                <th scope="col">{words.yourAnswer}</th>
              </tr>
            </thead>
            <tbody>
              {line.dots.map(({ month, answer }) => (
                <tr key={month}>
                  <th scope="row">{monthWords(month, language)}</th>
                  <td>{words.scale[answer]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  )
}

const height = 220
const yOf = (answer: Answer): number => 20 + (4 - answer) * 42
const left = 44
const right = 94
const percent = (x: number): string => `${x.toFixed(2)}%`

/** As wide as what it stands in: places are parts of the width, so that words keep their size. */
const Picture = ({ line, words, language, id }: AboutOne & { line: Line; id: SentenceId }) => {
  const { months, dots, joins } = line
  const xOf = (at: number) =>
    percent(months.length < 2 ? 67 : left + ((right - left) * at) / (months.length - 1))
  return (
    <svg
      width="100%"
      height={height}
      role="img"
      aria-label={words.pictureTold(words.sentence[id])}
      font-size="13"
      fill="currentColor"
    >
      {scale.map(answer => (
        <g key={answer}>
          <text x="0" y={yOf(answer) + 4}>
            {words.scale[answer]}
          </text>
          <line
            x1={percent(left - 3)}
            x2="100%"
            y1={yOf(answer)}
            y2={yOf(answer)}
            stroke="currentColor"
            stroke-opacity="0.18"
          />
        </g>
      ))}
      {joins.map(([from, to]) => (
        <line
          key={from.month}
          x1={xOf(from.at)}
          y1={yOf(from.answer)}
          x2={xOf(to.at)}
          y2={yOf(to.answer)}
          stroke="var(--bahari)"
          stroke-width="2"
        />
      ))}
      {dots.map(({ at, month, answer }) => (
        <circle key={month} cx={xOf(at)} cy={yOf(answer)} r="5" fill="var(--bahari)" />
      ))}
      {months.map(
        (month, at) =>
          isNamed(at, months.length) && (
            <text key={month} x={xOf(at)} y={height - 6} text-anchor="middle">
              {shortMonth(month, language)}
            </text>
          ),
      )}
    </svg>
  )
}

/** Few months are all named; of many the first, the one in the middle and the last. */
const isNamed = (at: number, all: number): boolean =>
  all <= 4 || at === 0 || at === all - 1 || at === Math.floor((all - 1) / 2)
