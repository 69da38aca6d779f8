/** Line icons, 1.75 px, from one maintained set; each icon that is drawn anywhere is imported here by name, no other ships. */
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration has nothing to import.
/// <reference path="./lucide-icons.d.ts" />

import Archive from 'lucide/dist/esm/icons/archive.mjs'
import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs'
import ArrowRight from 'lucide/dist/esm/icons/arrow-right.mjs'
import BookOpen from 'lucide/dist/esm/icons/book-open.mjs'
import Calendar from 'lucide/dist/esm/icons/calendar.mjs'
import Check from 'lucide/dist/esm/icons/check.mjs'
import ChevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs'
import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs'
import Circle from 'lucide/dist/esm/icons/circle.mjs'
import Clock from 'lucide/dist/esm/icons/clock.mjs'
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs'
import Copy from 'lucide/dist/esm/icons/copy.mjs'
import DoorClosed from 'lucide/dist/esm/icons/door-closed.mjs'
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs'
import Download from 'lucide/dist/esm/icons/download.mjs'
import Ear from 'lucide/dist/esm/icons/ear.mjs'
import ExternalLink from 'lucide/dist/esm/icons/external-link.mjs'
import EyeOff from 'lucide/dist/esm/icons/eye-off.mjs'
import Feather from 'lucide/dist/esm/icons/feather.mjs'
import Flame from 'lucide/dist/esm/icons/flame.mjs'
import Footprints from 'lucide/dist/esm/icons/footprints.mjs'
import Gift from 'lucide/dist/esm/icons/gift.mjs'
import Globe from 'lucide/dist/esm/icons/globe.mjs'
import Hand from 'lucide/dist/esm/icons/hand.mjs'
import HandHeart from 'lucide/dist/esm/icons/hand-heart.mjs'
import Heart from 'lucide/dist/esm/icons/heart.mjs'
import HeartHandshake from 'lucide/dist/esm/icons/heart-handshake.mjs'
import Hourglass from 'lucide/dist/esm/icons/hourglass.mjs'
import House from 'lucide/dist/esm/icons/house.mjs'
import Info from 'lucide/dist/esm/icons/info.mjs'
import KeyRound from 'lucide/dist/esm/icons/key-round.mjs'
import Layers from 'lucide/dist/esm/icons/layers.mjs'
import Leaf from 'lucide/dist/esm/icons/leaf.mjs'
import LifeBuoy from 'lucide/dist/esm/icons/life-buoy.mjs'
import List from 'lucide/dist/esm/icons/list.mjs'
import Lock from 'lucide/dist/esm/icons/lock.mjs'
import LockOpen from 'lucide/dist/esm/icons/lock-open.mjs'
import LogOut from 'lucide/dist/esm/icons/log-out.mjs'
import Menu from 'lucide/dist/esm/icons/menu.mjs'
import MessageCircle from 'lucide/dist/esm/icons/message-circle.mjs'
import MessagesSquare from 'lucide/dist/esm/icons/messages-square.mjs'
import Moon from 'lucide/dist/esm/icons/moon.mjs'
import Mountain from 'lucide/dist/esm/icons/mountain.mjs'
import NotebookPen from 'lucide/dist/esm/icons/notebook-pen.mjs'
import Pause from 'lucide/dist/esm/icons/pause.mjs'
import Pencil from 'lucide/dist/esm/icons/pencil.mjs'
import Plus from 'lucide/dist/esm/icons/plus.mjs'
import Puzzle from 'lucide/dist/esm/icons/puzzle.mjs'
import QrCode from 'lucide/dist/esm/icons/qr-code.mjs'
import RefreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs'
import Search from 'lucide/dist/esm/icons/search.mjs'
import Send from 'lucide/dist/esm/icons/send.mjs'
import Settings from 'lucide/dist/esm/icons/settings.mjs'
import Share2 from 'lucide/dist/esm/icons/share-2.mjs'
import Shield from 'lucide/dist/esm/icons/shield.mjs'
import Smartphone from 'lucide/dist/esm/icons/smartphone.mjs'
import Sprout from 'lucide/dist/esm/icons/sprout.mjs'
import Sun from 'lucide/dist/esm/icons/sun.mjs'
import SunMoon from 'lucide/dist/esm/icons/sun-moon.mjs'
import Trash from 'lucide/dist/esm/icons/trash.mjs'
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs'
import Undo2 from 'lucide/dist/esm/icons/undo-2.mjs'
import User from 'lucide/dist/esm/icons/user.mjs'
import Users from 'lucide/dist/esm/icons/users.mjs'
import X from 'lucide/dist/esm/icons/x.mjs'
import { h } from 'preact'

const icons = {
  archive: Archive,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'book-open': BookOpen,
  calendar: Calendar,
  check: Check,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  circle: Circle,
  clock: Clock,
  'cloud-off': CloudOff,
  copy: Copy,
  'door-closed': DoorClosed,
  'door-open': DoorOpen,
  download: Download,
  ear: Ear,
  'external-link': ExternalLink,
  'eye-off': EyeOff,
  feather: Feather,
  flame: Flame,
  footprints: Footprints,
  gift: Gift,
  globe: Globe,
  hand: Hand,
  'hand-heart': HandHeart,
  heart: Heart,
  'heart-handshake': HeartHandshake,
  hourglass: Hourglass,
  house: House,
  info: Info,
  'key-round': KeyRound,
  layers: Layers,
  leaf: Leaf,
  'life-buoy': LifeBuoy,
  list: List,
  lock: Lock,
  'lock-open': LockOpen,
  'log-out': LogOut,
  menu: Menu,
  'message-circle': MessageCircle,
  'messages-square': MessagesSquare,
  moon: Moon,
  mountain: Mountain,
  'notebook-pen': NotebookPen,
  pause: Pause,
  pencil: Pencil,
  plus: Plus,
  puzzle: Puzzle,
  'qr-code': QrCode,
  'refresh-cw': RefreshCw,
  search: Search,
  send: Send,
  settings: Settings,
  'share-2': Share2,
  shield: Shield,
  smartphone: Smartphone,
  sprout: Sprout,
  sun: Sun,
  'sun-moon': SunMoon,
  trash: Trash,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  user: User,
  users: Users,
  x: X,
} as const

export type IconName = keyof typeof icons

/** Every icon that can be drawn, by its name. */
export const iconNames = Object.keys(icons) as readonly IconName[]

export const isIconName = (name: string): name is IconName => Object.hasOwn(icons, name)

/**
 * Decoration beside words: hidden from screen readers, so the words must say it all.
 * @param name one of `iconNames`; any other name draws a plain circle, so that data from a newer release still shows.
 * @param size in CSS pixels; the line stays 1.75 px wide at every size.
 */
export const Icon = ({ name, size = 22 }: { name: IconName | (string & {}); size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={(1.75 * 24) / size}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {(isIconName(name) ? icons[name] : icons.circle).map(([tag, attributes]) => h(tag, attributes))}
  </svg>
)
