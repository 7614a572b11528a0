/* What jni.h wants to know of the machine; a JDK for Linux has only that of Linux. */
#ifndef JNI_MD_H
#define JNI_MD_H
#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
typedef long jint;
typedef long long jlong;
typedef signed char jbyte;
#endif
