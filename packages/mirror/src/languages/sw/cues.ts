/** The Swahili constructions of every check, gathered. */
import { sw as appreciation } from '../../checks/appreciation/sw.ts'
import { sw as blame } from '../../checks/blame/sw.ts'
import { sw as contempt } from '../../checks/contempt/sw.ts'
import { sw as control } from '../../checks/control/sw.ts'
import { sw as crisis } from '../../checks/crisis/sw.ts'
import { sw as criticism } from '../../checks/criticism/sw.ts'
import { sw as demand } from '../../checks/demand/sw.ts'
import { sw as iFeeling } from '../../checks/i-feeling/sw.ts'
import { sw as invalidation } from '../../checks/invalidation/sw.ts'
import { sw as mindReading } from '../../checks/mind-reading/sw.ts'
import { sw as need } from '../../checks/need/sw.ts'
import { sw as observation } from '../../checks/observation/sw.ts'
import { sw as openQuestion } from '../../checks/open-question/sw.ts'
import { sw as ownership } from '../../checks/ownership/sw.ts'
import { sw as pauseWithReturn } from '../../checks/pause-with-return/sw.ts'
import { sw as pilingUp } from '../../checks/piling-up/sw.ts'
import { sw as pseudoFeeling } from '../../checks/pseudo-feeling/sw.ts'
import { sw as repair } from '../../checks/repair/sw.ts'
import { sw as request } from '../../checks/request/sw.ts'
import { sw as stonewalling } from '../../checks/stonewalling/sw.ts'
import { sw as threat } from '../../checks/threat/sw.ts'
import { sw as validation } from '../../checks/validation/sw.ts'
import type { Cues } from '../../cues/cues.ts'

export const CUES: Cues = {
  blame: blame,
  criticism: criticism,
  contempt: contempt,
  'mind-reading': mindReading,
  invalidation: invalidation,
  threat: threat,
  demand: demand,
  stonewalling: stonewalling,
  'pseudo-feeling': pseudoFeeling,
  'piling-up': pilingUp,
  control: control,
  'i-feeling': iFeeling,
  observation: observation,
  need: need,
  request: request,
  validation: validation,
  appreciation: appreciation,
  repair: repair,
  'open-question': openQuestion,
  ownership: ownership,
  'pause-with-return': pauseWithReturn,
  crisis: crisis,
}
