#ifndef JIEYE_COPENSSL_H
#define JIEYE_COPENSSL_H

#endif
