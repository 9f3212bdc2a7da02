/* The pictures of a series in a text: many of the site's pictures are chosen at once and follow those that are there. */
const { ListBlockDefinition } = window.wagtailStreamField.blocks;

const PICTURE = 'image';

class PictureListDefinition extends ListBlockDefinition {
  render(...place) {
    const list = super.render(...place);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-small button-secondary';
    button.dataset.chooseMany = '';
    button.textContent = this.meta.chooseMany;
    button.addEventListener('click', () => this.choose(list));
    list.container.append(button);
    return list;
  }

  choose(list) {
    const { widget } = this.childBlockDef.childBlockDefs.find(({ name }) => name === PICTURE);
    widget.openModal((chosen) => this.add(list, chosen), { multiple: true });
  }

  /** A place that waits for its picture makes room; what is more than the list takes stays out. */
  add(list, chosen) {
    const isEmpty = (child) => !child.getState().value[PICTURE];
    for (let index = list.children.length - 1; index >= 0; index -= 1) {
      if (isEmpty(list.children[index])) list.deleteBlock(index);
    }
    const room = (this.meta.maxNum ?? Infinity) - list.children.length;
    chosen.slice(0, room).forEach((picture) => {
      list.insert({ ...this.initialChildState, [PICTURE]: picture }, list.children.length);
    });
  }
}

window.telepath.register('blocks.PictureList', PictureListDefinition);
