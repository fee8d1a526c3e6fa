import { Form } from 'antd-mini/es/Form/form'
import { gallery } from '../../gallery'

const both = (...labels) => labels.map((label) => ({ label, value: label.toLowerCase() }))

Page(
  gallery({
    data: {
      fruit: ['Apple', 'Pear', 'Plum'],
      places: [{ label: 'Egypt', value: 'eg', children: both('Cairo', 'Luxor') }],
      sizes: both('Small', 'Large'),
      extras: both('Sugar', 'Milk'),
      tastes: [
        { text: 'Sweet', value: 'sweet' },
        { text: 'Sour', value: 'sour' },
      ],
    },
    onLoad() {
      this.form = new Form({ initialValues: { count: 2, size: 'small', extras: ['milk'] } })
      this.form.onValuesChange((changed) => this.say(`changed ${JSON.stringify(changed)}`))
    },
    keep(ref) {
      this.form.addItem(ref)
    },
    async submit() {
      try {
        const { name, bicycle, count, size, extras } = await this.form.submit()
        this.say(`sent ${JSON.stringify({ name, bicycle, count, size, extras })}`)
      } catch {
        this.say('not sent')
      }
    },
    reset() {
      this.form.reset()
      this.say('emptied')
    },
  }),
)
