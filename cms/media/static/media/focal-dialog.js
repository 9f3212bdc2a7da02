/* The dialog in which the focal point of a picture of a table is chosen. */
import { FocalPoint } from './focal-point.js';

export class FocalDialog {
  constructor(dialog) {
    this.dialog = dialog;
    this.point = new FocalPoint(dialog);
    const press = (name, act) => dialog.querySelector(`[data-focal-${name}]`).addEventListener('click', act);
    press('remove', () => this.point.choose(null));
    press('cancel', () => dialog.close());
    press('save', () => {
      this.save(this.point.focal);
      dialog.close();
    });
  }

  /** Ask for the point of a picture (a row of the table); `save(focal)` is called if it is confirmed. */
  open(picture, save) {
    this.save = save;
    const { image } = this.point;
    image.src = picture.thumbnail.url;
    image.width = picture.thumbnail.width;
    image.height = picture.thumbnail.height;
    image.alt = picture.alt.fa || picture.title;
    this.point.show(picture.focal);
    this.dialog.showModal();
    this.point.mark.focus();
  }
}
