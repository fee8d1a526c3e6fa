import { gallery } from '../../gallery'

const at = (month, date) => new Date(2026, month, date).getTime()

Page(
  gallery({
    data: { months: [at(10, 1), at(11, 31)], days: [at(10, 10), at(10, 14)] },
    chosen(days) {
      this.say(
        `chosen ${[]
          .concat(days)
          .map((day) => new Date(day).getDate())
          .join(' to ')}`,
      )
    },
    cell(cell) {
      return new Date(cell.time).getDate() === 11 ? { ...cell, top: { label: 'Fair' } } : cell
    },
  }),
)
