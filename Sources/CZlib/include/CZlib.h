#ifndef JIEYE_CZLIB_H
#define JIEYE_CZLIB_H

#endif
